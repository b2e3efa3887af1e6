namespace MangNon.Documents.Word;

/// <summary>
/// Paper and type by Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I. Lengths are in twentieths of a point
/// (1 mm is about 56.7), sizes of type in half-points.
/// </summary>
internal static class PageMeasures
{
    public const string Font = "Times New Roman";

    /// <summary>A4: 210 mm.</summary>
    public const int PageWidth = 11906;

    /// <summary>A4: 297 mm.</summary>
    public const int PageHeight = 16838;

    /// <summary>20 mm: above and below.</summary>
    public const int MarginTop = 1134;

    /// <summary>30 mm.</summary>
    public const int MarginLeft = 1701;

    /// <summary>20 mm: the law allows 15–20.</summary>
    public const int MarginRight = 1134;

    /// <summary>What lies between the margins: 160 mm.</summary>
    public const int TextWidth = PageWidth - MarginLeft - MarginRight;

    /// <summary>1.27 cm.</summary>
    public const int FirstLine = 720;

    /// <summary>6 pt between paragraphs.</summary>
    public const int ParagraphGap = 120;

    /// <summary>1.1 lines, in 240ths.</summary>
    public const int LineHeight = 264;

    /// <summary>14 pt.</summary>
    public const int BodySize = 28;

    /// <summary>11 pt, in tables and in Nơi nhận.</summary>
    public const int SmallSize = 22;
}
