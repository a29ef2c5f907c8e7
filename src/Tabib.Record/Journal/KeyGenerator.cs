namespace Tabib.Record.Journal;

/// <summary>Fills a key with secret bytes. The label says which key it is, so that a test can give the same keys again.</summary>
public delegate void KeyGenerator(string label, Span<byte> key);
