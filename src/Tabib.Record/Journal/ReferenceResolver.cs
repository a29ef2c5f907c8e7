namespace Tabib.Record.Journal;

/// <summary>Turns a reference as written into Type/id where its Bundle says what it means; else gives it back.</summary>
internal delegate ReadOnlySpan<byte> ReferenceResolver(ReadOnlySpan<byte> reference);
