using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>Names what is still empty once the tables have been read, and requirements that begin in an unusual way.</summary>
internal static class OutlineCompleteness
{
    public static void Check(Outline outline, string file)
    {
        foreach (var level in outline.Levels)
        {
            var name = TableWords.Levels[level.Own - 1];
            var tasks = level.Children.SelectMany(area => area.Children).ToList();
            if (level.Children.Count == 0) outline.Errors.Add(StandardTextErrors.EmptyTable(file, level.Line, name));
            foreach (var node in level.Children.Concat(tasks))
            {
                CheckLength(outline, file, name, node, StandardDocumentValidator.MaxName);
                if (node.Text.Length == 0) outline.Errors.Add(StandardTextErrors.NoTitle(file, node.Line, name, node.Number));
                if (node.Children.Count == 0) outline.Errors.Add(StandardTextErrors.NothingInside(file, node.Line, name, node.Number));
            }

            foreach (var requirement in tasks.SelectMany(task => task.Children))
            {
                CheckLength(outline, file, name, requirement, StandardDocumentValidator.MaxText);
                if (requirement.Text.Length == 0)
                    outline.Errors.Add(StandardTextErrors.NoText(file, requirement.Line, name, requirement.Number));
                else if (!requirement.Text.StartsWith("能够", StringComparison.Ordinal))
                    outline.Oddities.Add(StandardTextOddities.OtherBeginning(requirement.Line, requirement.Number, requirement.Text));
            }
        }
    }

    private static void CheckLength(Outline outline, string file, string level, OutlineNode node, int max)
    {
        if (node.Text.Length > max) outline.Errors.Add(StandardTextErrors.TooLong(file, node.Line, level, node.Number, max));
    }
}
