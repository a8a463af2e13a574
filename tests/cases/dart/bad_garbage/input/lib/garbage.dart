class Before {
  int one() => 1;
  %% not dart %%
  int half() => 0;
}
@@ ]]
/// Still here.
class After {
  int two() => 2;
  var x = = 3;
  void three() {}
}
enum Late { a, b }
int top(int x) => x;
