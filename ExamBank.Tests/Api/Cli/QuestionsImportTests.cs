using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>questions import</c>: by code, all or nothing, with a report that an author can act on.</summary>
[Long]
public sealed class QuestionsImportTests : SeededBankTest
{
    private const string Code = "SECO-L1-1.1.1-01";

    [Test]
    public async Task A_changed_question_becomes_a_draft_revision_and_a_second_import_changes_nothing()
    {
        var file = WriteFile(questions => questions[0]!["stem"] = "换了一种问法的题干是");
        (await RunAsync("questions", "import", file)).Ended(0).InWords().Said($"{file}: {Code} 修订", "新建 0，修订 1");
        Assert.That(Revisions(Code), Is.EqualTo("1:Approved 2:Draft"));
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", file)).Ended(0).Said("新建 0，修订 0");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_changed_question_is_approved_at_once_where_that_is_asked_for()
    {
        var file = WriteFile(questions => questions[0]!["stem"] = "换了一种问法的题干是");
        (await RunAsync("questions", "import", file, "--approve")).Ended(0).Said("修订 1");
        Assert.That(Revisions(Code), Is.EqualTo("1:Superseded 2:Approved"));
    }

    [Test]
    public async Task A_new_code_becomes_a_new_question_with_the_next_number()
    {
        var file = WriteFile(questions => questions[0]!["code"] = "MINE-1");
        (await RunAsync("questions", "import", file)).Ended(0).Said("MINE-1 新建", "新建 1，修订 0");
        Assert.That(Revisions("MINE-1"), Is.EqualTo("1:Draft"));
        Assert.That(SeededBank.Ask<int>(Database, "SELECT Number FROM Questions WHERE Code = 'MINE-1'"), Is.EqualTo(SeedFiles.Questions.Count + 1));
    }

    [Test]
    public async Task A_dry_run_reports_the_same_and_changes_nothing()
    {
        var file = WriteFile(questions =>
        {
            questions[0]!["stem"] = "换了一种问法的题干是";
            questions[1]!["code"] = "MINE-1";
        });
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", file, "--dry-run")).Ended(0).InWords().Said($"{Code} 修订", "MINE-1 新建", "新建 1，修订 1", "试运行，未写入");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task One_broken_question_of_many_files_stores_nothing_and_is_named_with_its_file_and_field()
    {
        WriteFile(questions => questions[0]!["stem"] = "换了一种问法的题干是", "import/sound.json");
        var broken = WriteFile(questions => questions[2]!["key"] = new JsonArray("a", "z"), "import/broken.json", SeedFiles.QuestionFiles[1]);
        await RefusedAsync(Folder.PathOf("import"), $"{broken}: questions[2].key", "“z”", "[question.key-outside-options]", "未写入任何试题");
    }

    [Test]
    public Task A_sum_that_does_not_work_out_is_named_with_what_it_comes_to() => RefusedAsync(
        WriteFile(questions => questions[1]!["calculation"] = JsonNode.Parse("""[{ "expression": "12*3", "value": "36" }, { "expression": "12*30", "value": "350" }]""")),
        "questions[1].calculation[1].value", "“12*30”的结果是 360，不是 350", "[question.calculation-differs]");

    [Test]
    public Task A_result_that_no_text_tells_is_named() => RefusedAsync(
        WriteFile(questions => questions[1]!["calculation"] = JsonNode.Parse("""[{ "expression": "12*3", "value": "36", "printed": "三十六亿" }]""")),
        "questions[1].calculation[0].printed", "“三十六亿”", "[question.calculation-not-printed]");

    [TestCase("""{ "expression": "12*3" }""", "questions[1].calculation[0]")]
    [TestCase("""{ "expression": "12*3", "value": 36 }""", "questions[1].calculation[0].value")]
    [TestCase("""{ "expression": "12*3", "value": "36", "unit": "元" }""", "questions[1].calculation[0].unit")]
    public Task A_step_of_another_shape_is_named(string step, string place) => RefusedAsync(
        WriteFile(questions => questions[1]!["calculation"] = new JsonArray(JsonNode.Parse(step))), place);

    [Test]
    public Task An_unknown_requirement_is_named() => RefusedAsync(
        WriteFile(questions => questions[1]!["requirement"] = "L1-1.1.9"), "questions[1].requirement", "L1-1.1.9", "[question.unknown-requirement]");

    [Test]
    public Task A_requirement_of_another_task_is_named() => RefusedAsync(
        WriteFile(questions => questions[1]!["requirement"] = "L1-1.2.1"), "questions[1].requirement", "L1-1.2.1", "[exchange.outside-task]");

    [Test]
    public Task A_missing_field_is_named() => RefusedAsync(
        WriteFile(questions => questions[0]!.AsObject().Remove("stem")), "questions[0]", "stem", "缺少字段");

    [Test]
    public Task An_unknown_field_is_named() => RefusedAsync(
        WriteFile(questions => questions[0]!["colour"] = "red"), "questions[0].colour: 没有这个字段", "[exchange.unknown-member]");

    [TestCase("marks", "-2")]
    [TestCase("marks", "\"two\"")]
    [TestCase("facility", "{ \"L1\": 1.5 }")]
    public Task A_value_that_a_field_cannot_have_is_refused_as_a_value(string field, string value) => RefusedAsync(
        WriteFile(questions => questions[0]![field] = JsonNode.Parse(value)), $"questions[0].{field}", "值不正确", "[exchange.invalid-member]");

    [TestCase("\"type\":", "\"type\": \"SingleChoice\", \"type\":", "questions[0].type")]
    [TestCase("\"task\":", "\"task\": \"L1-1.1\", \"task\":", "task")]
    [TestCase("\"id\":", "\"id\": \"a\", \"id\":", "questions[0].options[0].id")]
    public Task A_field_that_stands_twice_is_named(string field, string twice, string place)
    {
        var sound = File.ReadAllText(WriteFile(_ => { }));
        var at = sound.IndexOf(field, StringComparison.Ordinal);
        return RefusedAsync(Folder.Write("import/twice.json", sound[..at] + twice + sound[(at + field.Length)..]), $"{place}: 这个字段出现了两次", "[exchange.repeated-member]");
    }

    [TestCase("type", "\"singlechoice\"", "SingleChoice, MultipleChoice, TrueFalse, FillBlank, ShortAnswer, CaseAnalysis, Practical")]
    [TestCase("type", "\"SingleChoice, TrueFalse\"", "SingleChoice, MultipleChoice")]
    [TestCase("type", "0", "SingleChoice, MultipleChoice")]
    [TestCase("cognitiveLevel", "\"APPLY\"", "Remember, Understand, Apply, Analyse, Evaluate, Create")]
    public Task A_name_that_is_not_written_as_the_schema_has_it_is_refused_with_the_names_that_are(string member, string value, string allowed) => RefusedAsync(
        WriteFile(questions => questions[1]![member] = JsonNode.Parse(value)), $"questions[1].{member}", $"“{value.Trim('"')}”", allowed, "[exchange.unknown-value]");

    [Test]
    public async Task Line_ends_of_Windows_are_line_feeds_in_the_bank()
    {
        var file = WriteFile(questions =>
        {
            questions[0]!["stem"] = "第一行\r\n第二行\r第三行";
            questions[0]!["options"]![0]!["text"] = "甲\r\n乙";
        });
        (await RunAsync("questions", "import", file)).Ended(0).Said("修订 1");
        var content = SeededBank.Ask<string>(Database, $"SELECT ContentText FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId WHERE q.Code = '{Code}' AND r.Number = 2");
        Assert.That(content, Does.Contain(@"第一行\n第二行\n第三行").And.Contain(@"甲\n乙").And.Not.Contain(@"\r"));
    }

    [Test]
    public Task Another_control_character_is_refused() => RefusedAsync(
        WriteFile(questions => questions[0]!["stem"] = "响铃\u0007"), "questions[0].stem", "[question.control-character]");

    [Test]
    public Task A_stem_of_Markdown_marks_alone_is_refused() => RefusedAsync(
        WriteFile(questions => questions[0]!["stem"] = "---"), "questions[0].stem", "[question.nothing-printed]");

    [Test]
    public Task A_type_is_told_by_its_Chinese_name() => RefusedAsync(
        WriteFile(questions => questions[0]!["answer"] = "答"), "questions[0].answer", "题型“单项选择题”没有此项");

    [Test]
    public Task A_code_that_stands_twice_is_named() => RefusedAsync(
        WriteFile(questions => questions[1]!["code"] = Code), "questions[1].code", Code, "[question.duplicate-code]");

    [Test]
    public Task Every_error_is_told_at_once() => RefusedAsync(
        WriteFile(questions =>
        {
            questions[0]!["key"] = new JsonArray("z");
            questions[1]!["requirement"] = "L1-1.1.9";
            questions[2]!["marks"] = 0;
        }),
        "questions[0].key", "questions[1].requirement", "questions[2].marks");

    [Test]
    public Task An_unknown_standard_is_named()
    {
        var json = SeedFiles.Parse(SeedFiles.QuestionFiles[0]);
        json["standard"] = "NONE-1";
        return RefusedAsync(Folder.Write("import/file.json", json.ToJsonString()), "standard", "NONE-1", "[standard.not-found]");
    }

    [Test]
    public async Task Broken_JSON_is_told_with_its_line()
    {
        var lines = await File.ReadAllLinesAsync(SeedFiles.QuestionFiles[0]);
        var place = Array.FindIndex(lines, line => line.Contains("\"stem\"", StringComparison.Ordinal));
        lines[place] = lines[place].Replace("\"stem\":", "\"stem\"", StringComparison.Ordinal);
        var file = Folder.Write("import/file.json", string.Join('\n', lines));
        await RefusedAsync(file, file, $"第 {place + 1} 行", "[exchange.not-json]");
    }

    [Test]
    public Task A_picture_is_refused() => RefusedAsync(Folder.Write("import/file.json", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0xFF]), "[exchange.not-utf8]");

    [Test]
    public Task A_file_in_another_encoding_is_refused_with_its_line_instead_of_being_read_as_something_else()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var sound = File.ReadAllText(SeedFiles.QuestionFiles[0]);
        return RefusedAsync(Folder.Write("import/gbk.json", Encoding.GetEncoding("GB18030").GetBytes(sound)), "gbk.json", "UTF-8", "[exchange.not-utf8]");
    }

    [Test]
    public Task A_null_in_a_list_is_named() => RefusedAsync(
        WriteFile(questions => questions[0]!["options"]!.AsArray().Insert(1, null)), "questions[0].options[1]", "[exchange.invalid-member]");

    [Test]
    public Task Half_of_a_character_is_refused() => RefusedAsync(
        Folder.Write("import/half.json", File.ReadAllText(WriteFile(questions => questions[0]!["stem"] = "STEM")).Replace("\"STEM\"", "\"\\ud800\"", StringComparison.Ordinal)),
        "questions[0]", "[exchange.invalid-member]");

    [Test]
    public async Task A_draft_that_is_here_already_is_approved_where_that_is_asked_for()
    {
        var file = WriteFile(questions => questions[0]!["stem"] = "换了一种问法的题干是");
        (await RunAsync("questions", "import", file)).Ended(0);
        (await RunAsync("questions", "import", file, "--approve")).Ended(0).Said($"{Code} 通过", "修订 0", "通过已有草稿 1");
        Assert.That(Revisions(Code), Is.EqualTo("1:Superseded 2:Approved"));
    }

    [Test]
    public Task A_path_that_is_not_there_is_refused() => RefusedAsync(Folder.PathOf("nothing.json"), "nothing.json", "无法读写文件：没有这个文件或文件夹。", "[exchange.unreadable]");

    [Test]
    public Task An_empty_folder_is_refused()
    {
        Directory.CreateDirectory(Folder.PathOf("empty"));
        return RefusedAsync(Folder.PathOf("empty"), "[exchange.nothing]");
    }

    [Test]
    public async Task Errors_are_English_where_English_is_asked_for() => (await RunAsync(
            "questions", "import", WriteFile(questions => questions[1]!["requirement"] = "L1-1.1.9"), "--language", "en"))
        .Ended(2).Said("The standard has no requirement \"L1-1.1.9\"", "nothing was stored");

    private async Task RefusedAsync(string path, params string[] words)
    {
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", path)).Ended(2).InWords().Said(words);
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    private string WriteFile(Action<JsonArray> change, string name = "import/file.json", string? original = null)
    {
        var json = SeedFiles.Parse(original ?? SeedFiles.QuestionFiles[0]);
        change(json["questions"]!.AsArray());
        return Folder.Write(name, json.ToJsonString());
    }

    /// <summary>Numbers and statuses of a question's revisions.</summary>
    private string Revisions(string code) => SeededBank.Ask<string>(Database, $"""
        SELECT group_concat(r.Number || ':' || r.Status, ' ' ORDER BY r.Number)
        FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId WHERE q.Code = '{code}'
        """);
}
