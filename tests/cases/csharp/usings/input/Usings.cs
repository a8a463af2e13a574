extern alias Old;
using System;
using System.Collections.Generic;
using static System.Math;
using Map = System.Collections.Generic.Dictionary<string, int>;
#if NET6
using System.Net.Http;
#endif
namespace N {
  using Inner.Things;
  class Program {
    static async Task Main(string[] args) {
      var home = Environment.GetEnvironmentVariable("HOME");
      Map map = new Map();
      Console.WriteLine(Max(1, 2));
    }
  }
}
