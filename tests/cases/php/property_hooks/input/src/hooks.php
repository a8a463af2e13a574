<?php
class Point
{
    public float $length {
        get => sqrt($this->x ** 2);
        set(float $value) { if ($value < 0) { throw new RangeError('negative'); } $this->x = $value; }
    }
    public private(set) int $x = 0;
    public function __construct(public protected(set) readonly string $label = 'p') {}
}
