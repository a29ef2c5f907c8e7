namespace Tabib.Evidence.Prediction;

/// <summary>What a model was made of, so that it can be made again.</summary>
/// <param name="Data">The table's file name.</param>
/// <param name="DataSha256">Of the file's bytes.</param>
/// <param name="Rows">That were used.</param>
/// <param name="Outcomes">Rows with the outcome or event.</param>
/// <param name="Seed">Of the folds and of whatever else was drawn.</param>
/// <param name="Versions">Of the program and of libraries that took part, by name.</param>
/// <param name="Settings">How it was fitted: penalties, trees, ties, by name.</param>
public sealed record ModelTraining(string Data, string DataSha256, int Rows, int Outcomes, int Seed, IReadOnlyDictionary<string, string> Versions, IReadOnlyDictionary<string, double> Settings);
