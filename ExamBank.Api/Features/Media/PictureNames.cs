using ExamBank.Domain.Errors;
using ExamBank.Domain.Media;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;
using ExamBank.Generator.Exchange.Questions;

namespace ExamBank.Api.Features.Media;

/// <summary>
/// Names for the files of the pictures that one folder of question files shows. Two pictures of one name are told apart by their
/// hashes, so that the files, brought into an empty bank, are written again under the same names.
/// </summary>
internal sealed class PictureNames
{
    private const string Folder = "pictures/";
    private readonly Dictionary<string, string> byHash = new(StringComparer.Ordinal);

    private PictureNames()
    {
    }

    /// <summary>Each picture's path beside the question files, with its hash.</summary>
    public IEnumerable<(string Path, string Sha256)> Files => byHash.OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => (p.Value, p.Key));

    /// <summary>Names for the pictures of these files, as far as the bank holds them.</summary>
    public static PictureNames Of(IEnumerable<QuestionFile> files, IReadOnlyDictionary<string, PictureFacts> facts)
    {
        var names = new PictureNames();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var picture in files.SelectMany(Hashes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Where(facts.ContainsKey).Select(hash => facts[hash]))
        {
            var name = picture.Name;
            for (var digits = 8; !taken.Add(name); digits += 8) name = $"{Path.GetFileNameWithoutExtension(picture.Name)}-{picture.Sha256[..digits]}{Path.GetExtension(picture.Name)}";
            names.byHash.Add(picture.Sha256, Folder + name);
        }

        return names;
    }

    /// <summary>Hashes of the pictures that a file shows.</summary>
    public static IEnumerable<string> Hashes(QuestionFile file) => file.Stimuli.Select(s => s.Content)
        .Concat(file.Questions.SelectMany(q => ContentTexts.Of(q.Content)).Select(text => text.Markdown)).SelectMany(PictureRules.Hashes);

    /// <summary>The file with its pictures named by their paths beside it, or why they cannot be.</summary>
    public Result<QuestionFile> Name(QuestionFile file)
    {
        var errors = new List<BankError>();
        string Named(string place, string markdown)
        {
            var named = PictureLinks.Replace(markdown, target => PictureReference.HashOf(target) is { } hash && byHash.TryGetValue(hash, out var path) ? path : target);
            errors.AddRange(named.Errors.Select(e => e.Within(place)));
            return named.Succeeded ? named.Value : markdown;
        }

        var stimuli = file.Stimuli.Select(s => s with { Content = Named(s.Code, s.Content) }).ToList();
        var questions = file.Questions.Select(q => q with { Content = ContentTexts.Change(q.Content, text => Named($"{q.Code}: {text.Path}", text.Markdown)) }).ToList();
        return errors.Count > 0 ? Result.Fail<QuestionFile>(errors) : file with { Stimuli = stimuli, Questions = questions };
    }
}
