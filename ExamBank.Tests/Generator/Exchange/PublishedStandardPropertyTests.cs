using System.Globalization;
using System.Text;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Exchange.Standards;
using NUnit.Framework;
using static ExamBank.Tests.Generator.Exchange.PetGrooming;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>What holds for any standard in any of the printed forms.</summary>
public sealed class PublishedStandardPropertyTests
{
    private static readonly MessageCatalogue Catalogue = MessageCatalogue.Load(typeof(PublishedStandardReader).Assembly);

    /// <summary>However a standard is set, the same standard is read.</summary>
    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Read_AnyForm_GivesBackWhatWasPrinted(byte[] choices)
    {
        var printed = new PrintedStandard(choices);
        var read = PublishedStandardReader.Read(printed.Bytes, FileName, "ANY-2030");
        Assert.That(read.Errors, Is.Empty, printed.Text);
        Assert.That(PrintedStandard.Outline(read.Value.Document), Is.EqualTo(printed.Expected), printed.Text);
    }

    /// <summary>
    /// A requirement taken out is never lost in silence, unless it was the last of its task: nothing in a text tells that.
    /// </summary>
    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Read_RequirementTakenOut_IsAnErrorAtTheLineOfTheNext(byte[] choices, byte which)
    {
        var printed = new PrintedStandard(choices);
        if (printed.Inner.Count == 0) return;
        var (removed, next) = printed.Inner[which % printed.Inner.Count];
        var text = printed.Text.Replace(removed, "", StringComparison.Ordinal);
        var error = Read(text, "ANY-2030").Errors.Single();
        Assert.That((error.Code, error.Path), Is.EqualTo(("standard-text.gap", $"{FileName}:{LineOf(text, next)}")), text);
    }

    /// <summary>Wherever a line of the tables is broken, with or without a page break, the same is read.</summary>
    [Test]
    public void Read_LineBrokenAnywhere_ReadsTheSame(
        [Values("\n", "\n\n", "\n\n12\n\n工作领域\t工作任务\t职业技能要求\n")] string damage)
    {
        var (first, last) = (LastIndex("1. 接待与检查"), LastIndex("表 2"));
        for (var i = first; i < last; i++)
        {
            var read = Read(Text.Insert(i, damage));
            Assert.That(read.Errors, Is.Empty, Text[(i - 5)..(i + 5)]);
            Assert.That(Json(read.Value.Document), Is.EqualTo(SoundJson), Text[(i - 5)..(i + 5)]);
        }

        static int LastIndex(string part) => Text.LastIndexOf(part, StringComparison.Ordinal);
    }

    /// <summary>A damaged text is read or refused with sentences, and never ends in an exception.</summary>
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Read_DamagedText_IsReadOrRefused(int[] places, byte kind)
    {
        var text = new StringBuilder(Text);
        foreach (var place in places)
        {
            var index = (int)((uint)place % (uint)text.Length);
            if (kind % 3 == 0) text.Remove(index, Math.Min(1 + (place & 7), text.Length - index - 1));
            else if (kind % 3 == 1) text.Insert(index, "\n\t<p>1.1.1 表 1（初级）"[(place & 7)..]);
            else text[index] = "\t\n.12能。"[place & 7 % 7];
        }

        AssertTold(Read(text.ToString(), "ANY-2030"));
    }

    /// <summary>Bytes that are no text end in an error.</summary>
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Read_AnyBytes_AreRefused(byte[] bytes)
    {
        var result = PublishedStandardReader.Read(bytes, FileName, null);
        Assert.That(result.Succeeded, Is.False);
        AssertTold(result);
    }

    private static void AssertTold(Result<PublishedStandard> result)
    {
        var culture = CultureInfo.GetCultureInfo("zh-CN");
        var sentences = result.TryGet(out var read)
            ? read.Oddities.Select(oddity => oddity.Text(Catalogue, culture))
            : result.Errors.Select(error => Catalogue.Text(error, culture));
        Assert.That(sentences, Has.All.Not.Empty);
    }
}
