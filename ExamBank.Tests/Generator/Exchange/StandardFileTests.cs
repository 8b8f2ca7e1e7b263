using System.Text;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Standards;
using ExamBank.Tests.Standards;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Exchange;

public sealed class StandardFileTests
{
    private const string FileName = "BARI-2030.json";

    private static readonly string Sound = Encoding.UTF8.GetString(StandardFile.Write(StandardDocuments.Barista));

    private static IEnumerable<BankError> Errors => ErrorFactories.Samples(typeof(StandardFileErrors));

    [Test]
    public void Write_IsReadableText() => Assert.Multiple(() =>
    {
        Assert.That(Sound, Does.StartWith("{\n  \"code\": \"BARI-2030\",\n  \"title\": \"咖啡师职业技能等级标准\""));
        Assert.That(Sound, Does.EndWith("}\n"));
        Assert.That(Sound, Does.Not.Contain("null").And.Not.Contain("\\u").And.Not.Contain("\r"));
    });

    [Test]
    public void Read_WhatWasWritten_GivesTheSameBytesAgain() =>
        Assert.That(Encoding.UTF8.GetString(StandardFile.Write(Read(Sound).Value)), Is.EqualTo(Sound));

    [Test]
    public void Read_ByteOrderMark_IsAccepted() =>
        Assert.That(StandardFile.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sound)], FileName).Succeeded, Is.True);

    [Test]
    public void Read_NullWhereNothingIsNeeded_IsAccepted() =>
        Assert.That(Read(Sound.Replace("\"Barista\"", "null", StringComparison.Ordinal)).Value.TitleEn, Is.Null);

    [TestCase("\"year\": 2030,", "\"year\": 2030, \"colour\": \"red\",", "unknown-field", "BARI-2030.json")]
    [TestCase("\"number\": \"1.1\",", "\"nummer\": \"1.1\",", "missing-field", "BARI-2030.json: levels[0].areas[0].tasks[0]")]
    [TestCase("\"year\": 2030,", "\"year\": 2030, \"year\": 2031,", "repeated-field", "BARI-2030.json")]
    [TestCase("\"year\": 2030", "\"year\": \"2030\"", "wrong-kind", "BARI-2030.json: year")]
    [TestCase("\"year\": 2030", "\"year\": 2030.5", "wrong-kind", "BARI-2030.json: year")]
    [TestCase("\"year\": 2030", "\"year\": 99999999999", "wrong-kind", "BARI-2030.json: year")]
    [TestCase("\"year\": 2030", "\"year\": null", "wrong-kind", "BARI-2030.json: year")]
    [TestCase("\"咖啡师\"", "null", "wrong-kind", "BARI-2030.json: levels[0].roles[0]")]
    [TestCase("\"咖啡师\"", "{}", "wrong-kind", "BARI-2030.json: levels[1].roles[0]")]
    [TestCase("\"餐饮服务\",", "[\"餐饮服务\"],", "wrong-kind", "BARI-2030.json: programmes[0].names[0]")]
    [TestCase("\"code\": \"L1\"", "\"Code\": \"L1\"", "unknown-field", "BARI-2030.json: levels[0]")]
    public void Read_WrongShape_NamesTheField(string sound, string damage, string code, string path) => Assert.That(
        Read(Damaged(sound, damage)).Errors.Select(error => (error.Code, error.Path)), Has.Member(($"standard-file.{code}", path)));

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("3")]
    public void Read_NoObject_IsRefused(string json)
    {
        var error = Read(json).Errors.Single();
        Assert.That((error.Code, error.Path), Is.EqualTo(("standard-file.wrong-kind", FileName)));
    }

    [TestCase("\"year\": 2030,", "\"year\": 2030")]
    [TestCase("\"year\": 2030,", "\"year\": 2030, // when")]
    [TestCase("\"year\": 2030,", "\"year\": 02030,")]
    public void Read_BrokenSyntax_NamesTheLine(string sound, string damage)
    {
        var error = Read(Damaged(sound, damage)).Errors.Single();
        var line = PetGrooming.LineOf(Sound, "\"year\"");
        Assert.That(error.Code, Is.EqualTo("standard-file.syntax"));
        Assert.That(error.Path, Is.AnyOf($"{FileName}:{line}", $"{FileName}:{line + 1}"));
    }

    [Test]
    public void Read_BytesThatAreNotUtf8_NameTheLine()
    {
        var bytes = Encoding.Latin1.GetBytes("{\n\"code\": \"\u00E9\"\n}");
        Assert.That(StandardFile.Read(bytes, FileName).Errors.Single().Path, Is.EqualTo($"{FileName}:2"));
    }

    [Test]
    public void Read_HalfACharacterEscaped_IsRefused() =>
        Assert.That(Read(Damaged("\"Barista\"", "\"\\ud800\"")).Succeeded, Is.False);

    [Test]
    public void Read_TooDeep_IsRefused() =>
        Assert.That(Read(new string('[', 200)).Errors.Single().Code, Is.EqualTo("standard-file.syntax"));

    [Test]
    public void Read_TooLarge_IsRefusedUnread()
    {
        var error = StandardFile.Read(new byte[StandardFile.MaxMegabytes * 1024 * 1024 + 1], FileName).Errors.Single();
        Assert.That(error.Code, Is.EqualTo("standard-file.too-large"));
    }

    [Test]
    public void Read_UnsoundContent_NamesFileAndPath()
    {
        var error = Read(Damaged("\"number\": \"2.1.2\"", "\"number\": \"2.1.4\"")).Errors[0];
        var path = $"{FileName}: levels[0].areas[1].tasks[0].requirements[1].number";
        Assert.That((error.Code, error.Path), Is.EqualTo(("standard.gap", path)));
    }

    [TestCaseSource(nameof(Errors))]
    public void EveryFailure_IsToldInBothLanguages(BankError error)
    {
        var (chinese, english) = ErrorFactories.Sentences(error, typeof(StandardFileErrors).Assembly);
        Assert.That(chinese, Does.EndWith("。"));
        Assert.That(english, Does.EndWith("."));
    }

    private static Result<StandardDocument> Read(string json) => StandardFile.Read(Encoding.UTF8.GetBytes(json), FileName);

    private static string Damaged(string sound, string damage) => Sound.Contains(sound, StringComparison.Ordinal)
        ? Sound.Replace(sound, damage, StringComparison.Ordinal)
        : throw new ArgumentException($"The file does not hold: {sound}", nameof(sound));

}
