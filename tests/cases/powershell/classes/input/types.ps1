# A box.
class Box : Base, System.IDisposable {
  # How big.
  [ValidateRange(1, 9)]
  [int] $Size = 3
  hidden [string] $Key
  static [Box] $Default = [Box]::new(1)

  Box([int] $size) : base($size) {
    $this.Size = $size
  }
  [void] Open([string] $name, [int] $times = 1) {
    if ($name) { return }
  }
  static [Box] Parse($text) { return [Box]::new(2) }
}

[Flags()] enum Color {
  Red = 1
  Green = 2; Blue
}
