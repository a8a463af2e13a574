using System.Runtime.InteropServices;

class Native {
  [DllImport("store", EntryPoint = "store_open")]
  static extern int Open(string path);

  int Use() => Open("a");
}
