class C {
<<<<<<< HEAD
  void ours() {}
||||||| base
  void base() {}
=======
  void theirs() {}
>>>>>>> branch
  void after() {}
}
