using System.CommandLine;
using System.CommandLine.Invocation;

namespace ExamBank.Api.Cli;

/// <summary>The parser's help with its own English words, which it has no Chinese for, put into the language of the messages.</summary>
internal sealed class WordedHelp(SynchronousCommandLineAction help, Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var written = new StringWriter();
        parseResult.InvocationConfiguration.Output = written;
        var code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        var text = written.ToString();
        foreach (var (word, name) in Words) text = text.Replace(word, terminal.Text(name), StringComparison.Ordinal);
        output.Write(text);
        return code;
    }

    private static readonly (string Word, string Code)[] Words =
    [
        ("Description:", "cli.help.description"),
        ("[command]", "cli.help.command"),
        ("[options]", "cli.help.options"),
        ("[default: ", "cli.help.default"),
    ];
}
