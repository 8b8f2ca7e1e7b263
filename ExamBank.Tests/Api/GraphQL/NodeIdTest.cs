using System.Buffers.Text;
using System.Text;
using ExamBank.Api.GraphQL.Nodes;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

internal sealed class NodeIdTest
{
    [FsCheck.NUnit.Property]
    public bool An_id_reads_back_as_it_was(Guid key) =>
        NodeId.TryParse(new NodeId("Question", key).ToString(), out var read) && read == new NodeId("Question", key);

    [FsCheck.NUnit.Property]
    public bool A_text_is_an_id_only_as_we_write_it(string? text) =>
        new[] { text ?? "", Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text ?? "")) }
            .All(candidate => !NodeId.TryParse(candidate, out var id) || id.ToString() == candidate);

    [TestCase("")]
    [TestCase("Question:1")]
    [TestCase("UXVlc3Rpb24")]
    [TestCase("_____w")]
    public void What_is_no_id_is_told_apart(string text)
    {
        Assert.That(NodeId.TryParse(text, out _), Is.False);
    }

    [Test]
    public void One_object_has_one_id()
    {
        var id = new NodeId("Question", Guid.Parse("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000")).ToString();

        Assert.That(id, Does.Match("^[A-Za-z0-9_-]+$"));
        Assert.That(NodeId.TryParse(id + "=", out _), Is.False);
    }
}
