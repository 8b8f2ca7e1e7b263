using System.Text;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Media;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Media;

/// <summary>What is a picture, and under which name the bank keeps it.</summary>
public sealed class PictureFileTests
{
    [Test]
    public void A_PNG_and_a_JPEG_are_known_by_their_content()
    {
        var (png, jpeg) = (PictureFile.Read(Pictures.Png(30, 20)).Value, PictureFile.Read(Pictures.Jpeg()).Value);
        Assert.That((png.MediaType, png.Width, png.Height), Is.EqualTo(("image/png", 30, 20)));
        Assert.That((jpeg.MediaType, jpeg.Width, jpeg.Height), Is.EqualTo(("image/jpeg", 6, 4)));
    }

    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [TestCase("GIF89a, whatever follows")]
    [TestCase("")]
    public void Anything_else_is_no_picture(string text) => Refused(Encoding.UTF8.GetBytes(text), "media.not-a-picture");

    [Test]
    public void A_picture_that_breaks_off_is_told_apart_at_every_length()
    {
        foreach (var whole in (byte[][])[Pictures.Png(30, 20), Pictures.Jpeg()])
            for (var length = 0; length < whole.Length; length++)
                Assert.That(PictureFile.Read(whole[..length]).Errors.Select(e => e.Code), Is.SubsetOf(new[] { "media.not-a-picture", "media.broken" }).And.Not.Empty, $"{length}");
        Refused(Pictures.Png(30, 20)[..40], "media.broken");
        Refused(Pictures.Jpeg()[..^1], "media.broken");
    }

    [TestCase(20_001, 1)]
    [TestCase(1, 20_001)]
    [TestCase(10_000, 6_401)]
    public void A_picture_of_more_pixels_than_can_be_printed_is_refused_with_its_size(int width, int height)
    {
        var error = PictureFile.Read(Pictures.Png(width, height)).Errors.Single();
        Assert.That((error.Code, error.Facts["width"], error.Facts["height"]), Is.EqualTo(("media.too-many-pixels", $"{width}", $"{height}")));
    }

    [Test]
    public void A_picture_of_4000_pixels_a_side_is_taken() => Assert.That(PictureFile.Read(Pictures.Png(4000, 4000)).Succeeded, Is.True);

    [Test]
    public void A_file_of_more_bytes_than_are_taken_is_refused() => Refused([.. Pictures.Png(1, 1), .. new byte[PictureFile.MaximumBytes]], "media.too-large");

    [TestCase("curve.png", "curve.png")]
    [TestCase("留存 曲线（2024）.JPG", "留存-曲线-2024.png")]
    [TestCase("../../etc/pass wd", "pass-wd.png")]
    [TestCase(@"C:\图\a.b.png", "a-b.png")]
    [TestCase("a&amp;b<c>.png", "a-amp-b-c.png")]
    [TestCase("()", "picture.png")]
    [TestCase(null, "picture.png")]
    public void The_name_that_is_kept_can_be_a_file_everywhere(string? given, string kept) =>
        Assert.That(Picture.Add(PictureFile.Read(Pictures.Png(1, 1)).Value, given, Actor.Seed, DateTimeOffset.UnixEpoch).Name, Is.EqualTo(kept));

    [Test]
    public void A_name_without_end_is_cut_between_characters()
    {
        var name = Picture.Add(PictureFile.Read(Pictures.Png(1, 1)).Value, string.Concat(Enumerable.Repeat("𠮷", 500)), Actor.Seed, DateTimeOffset.UnixEpoch).Name;
        Assert.That(name, Has.Length.LessThan(100).And.EndsWith("𠮷.png"));
    }

    [Test]
    public void Every_problem_has_its_sentences()
    {
        foreach (var error in ErrorFactories.Samples(typeof(MediaErrors)))
        {
            var (chinese, english) = ErrorFactories.Sentences(error, typeof(MediaErrors).Assembly);
            Assert.That((chinese, english), Is.Not.EqualTo((english, chinese)), error.Code);
            Assert.That(chinese + english, Does.Not.Contain("{"), error.Code);
        }
    }

    private static void Refused(byte[] bytes, string code) => Assert.That(PictureFile.Read(bytes).Errors.Select(e => e.Code), Is.EqualTo([code]));
}
