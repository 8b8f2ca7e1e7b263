namespace ExamBank.Domain.Papers;

/// <summary>A file of a further edition or package of a paper, rendered once and handed out as it is ever after.</summary>
public sealed class EditionFile
{
    internal EditionFile(PaperId paperId, string path, string layout, string edition, string sha256) =>
        (PaperId, Path, Layout, Edition, Sha256) = (paperId, path, layout, edition, sha256);

    /// <summary>The paper.</summary>
    public PaperId PaperId { get; private set; }

    /// <summary>Path within the paper's folder, such as <c>marking/P-000001-A-1-review.docx</c>.</summary>
    public string Path { get; private set; }

    /// <summary>Name of the layout that it was rendered by.</summary>
    public string Layout { get; private set; }

    /// <summary>Name of the edition or package.</summary>
    public string Edition { get; private set; }

    /// <summary>Hash under which the bytes are stored.</summary>
    public string Sha256 { get; private set; }
}

/// <summary>What the files of a paper are rendered from, kept so that an edition asked for later prints the same paper.</summary>
public sealed class LockedModel
{
    internal LockedModel(PaperId paperId, string sha256, byte[] content) => (PaperId, Sha256, Content) = (paperId, sha256, content);

    /// <summary>The paper.</summary>
    public PaperId PaperId { get; private set; }

    /// <summary>SHA-256 of the canonical JSON.</summary>
    public string Sha256 { get; private set; }

    /// <summary>The canonical JSON, compressed.</summary>
    public byte[] Content { get; private set; }
}
