using System.Text;
using System.Xml;

namespace MangNon.Exchange.Reading;

/// <summary>XML read forwards without document types, entities or anything from outside.</summary>
internal static class SafeXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public static XmlReader Read(Stream stream) => XmlReader.Create(stream, Settings);

    /// <summary>Runs <paramref name="read"/>; XML or zip data that is broken or forbidden refuses the file.</summary>
    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new WorkbookRefusedException(Refusals.Corrupt, e);
        }
    }

    /// <summary>
    /// Appends the text of the element the reader stands on, at most <paramref name="most"/> units in
    /// <paramref name="into"/>, and leaves the reader on the element's end. False where there is more.
    /// </summary>
    public static bool AppendText(XmlReader xml, StringBuilder into, char[] buffer, int most)
    {
        if (xml.IsEmptyElement)
        {
            return true;
        }

        var depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            int read;
            while ((read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0)
            {
                if (into.Length + read > most)
                {
                    return false;
                }

                into.Append(buffer, 0, read);
            }
        }

        return true;
    }
}
