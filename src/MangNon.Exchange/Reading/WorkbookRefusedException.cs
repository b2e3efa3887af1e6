namespace MangNon.Exchange.Reading;

/// <summary>
/// The file as a whole cannot be taken. Thrown from deep within reading and caught where the import begins,
/// which answers with the message.
/// </summary>
internal sealed class WorkbookRefusedException(string message, Exception? cause = null) : Exception(message, cause);
