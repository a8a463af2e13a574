#define TRACE
namespace N {
#region Types
  class C
#if DEBUG
    : Base
#else
    : Other
#endif
  {
#if NET45
    void Whole() { }
#elif NET6
    Task Whole() { return null; }
#else
    int Whole() { return 1; }
#endif
    int Split(
#if DEBUG
      int trace) {
#else
      ) {
#endif
      return 1;
    }
#if !DEBUG
    void Closed() {
#else
    void Opened() {
#endif
    }
#if false
    this is no code at all {{{
#endif
    string text = @"
#if NOT A DIRECTIVE
";
    void After() { }
  }
#endregion
#pragma warning disable 1591
  enum E {
    A,
#if X
    B,
#endif
    C
  }
}
