using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>A drug on the card.</summary>
/// <param name="Action">The gravest that is asked.</param>
public sealed record WalletDrug(string Name, AdviceAction Action, AdviceStrength Strength, bool IsTaken);
