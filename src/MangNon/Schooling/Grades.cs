namespace MangNon.Schooling;

/// <summary>Lớp as a number: −1 nursery, 0 kindergarten, 1…12.</summary>
public static class Grades
{
    /// <summary>NT: nhà trẻ.</summary>
    public const int Nursery = -1;

    /// <summary>MG: mẫu giáo.</summary>
    public const int Kindergarten = 0;

    public const int Last = 12;
}
