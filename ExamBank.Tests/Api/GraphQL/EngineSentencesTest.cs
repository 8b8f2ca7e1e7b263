using ExamBank.Api.GraphQL.Errors;
using ExamBank.Tests.Support;
using GraphQL.Validation;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>What the engine says of a query comes in Chinese too.</summary>
internal sealed class EngineSentencesTest
{
    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await RunningServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("{", "查询文本有语法错误，请检查所标出的位置。")]
    [TestCase("{ noSuchField }", "所选类型没有字段“noSuchField”，请对照模式检查字段名。")]
    [TestCase("{ standards }", "字段“standards”的选择有误：标量字段不能再选子字段，对象字段必须选择子字段。")]
    [TestCase("{ standards(code: 1) { code } }", "没有参数“code”，请对照模式检查参数名。")]
    [TestCase("{ standard { code } }", "“standard”缺少必填的参数。")]
    [TestCase("{ standard(code: 7) { code } }", "参数“code”的值类型不对。")]
    [TestCase("{ ...Missing }", "没有片段“Missing”。")]
    [TestCase("{ __typename } fragment F on Standard { code }", "片段“F”没有被使用。")]
    [TestCase("query($unused: Int) { __typename }", "变量“$unused”没有被使用。")]
    [TestCase("{ standard(code: $code) { code } }", "变量“$code”没有定义。")]
    [TestCase("{ __typename @never }", "没有指令“never”。")]
    [TestCase("query($x: Nothing) { standard(code: $x) { code } }", "没有类型“Nothing”。")]
    [TestCase("query A { __typename } query B { __typename }", "文档中有多个操作，请用 operationName 指明一个。")]
    [TestCase("query($code: String!) { standard(code: $code) { code } }", "变量的值无效：“$code”不符合所定义的类型。")]
    public async Task A_rule_that_is_broken_is_told_in_Chinese_with_its_name(string query, string expected)
    {
        var answer = await server.QueryAsync(query, language: "zh-CN");

        Assert.That(answer["errors"]!.AsArray().Select(error => (string)error!["message"]!), Has.Some.EqualTo(expected));
    }

    [TestCase("{ noSuchField }", "Cannot query field 'noSuchField' on type 'Query'.")]
    [TestCase("{ standrads { code } }", "Did you mean 'standards' or 'standard'?")]
    public async Task In_English_the_engine_speaks_for_itself(string query, string expected)
    {
        var answer = await server.QueryAsync(query);

        Assert.That((string)answer["errors"]![0]!["message"]!, Does.Contain(expected));
    }

    [Test]
    public void Every_rule_of_the_engine_is_known()
    {
        var errors = typeof(ValidationError).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsPublic: true } && type.IsSubclassOf(typeof(ValidationError)))
            .Select(type => type.Name[..^"Error".Length])
            // These two are ours or cannot be asked for: complexity has words of its own, and no argument here has a length.
            .Except(["Complexity", "InputFieldsAndArgumentsOfCorrectLength"]);

        Assert.That(EngineSentences.Rules.Keys, Is.SupersetOf(errors));
    }
}
