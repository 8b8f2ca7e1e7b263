namespace ExamBank.Generator.Documents.Excel;

/// <summary>How a sheet lies on paper and on the screen.</summary>
/// <param name="Landscape">Whether it lies on its side.</param>
/// <param name="FrozenColumns">Columns from the left that stay in view and repeat on every page.</param>
/// <param name="PagesWide">How many pages stand side by side; a sheet too wide for one page to be read runs over several.</param>
/// <param name="Line">A line between the identity and the head, printed on every page: for signatures.</param>
internal sealed record SheetLayout(bool Landscape = false, int FrozenColumns = 0, int PagesWide = 1, string? Line = null)
{
    // Characters of the standard font across A4 on its side, when printed no smaller than about three quarters.
    private const double WidestPage = 190;

    /// <summary>On its side, over as many pages as its columns need to be read.</summary>
    public static SheetLayout Wide(IReadOnlyList<(string Head, double Width)> columns, int frozenColumns, string? line = null)
    {
        var frozen = columns.Take(frozenColumns).Sum(c => c.Width);
        var pages = (int)Math.Ceiling((columns.Sum(c => c.Width) - frozen) / Math.Max(20, WidestPage - frozen));
        return new SheetLayout(Landscape: true, frozenColumns, Math.Max(1, pages), line);
    }
}
