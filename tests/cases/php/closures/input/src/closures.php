<?php
/** Adds two numbers. */
$add = function (int $a, int $b = 2) use (&$total): int { return $a + $b; };
$double = static fn (int $x): int => $x * 2;
$list = array_map(function ($x) { return $x + 1; }, [1, 2]);
$table = ['handler' => function () {}];

function outer()
{
    $inner = fn () => helper();
    function nested() { return 1; }
    if (true) { class InFunction { public function go() {} } }
    return $inner;
}

if (!function_exists('maybe')) {
    /** Only where nobody else did. */
    function maybe() { $local = 1; return $local; }
}
foreach ([1] as $i) { $inLoop = $i; }
if ($list) { $conditional = 1; } else { $other = 2; }
$add = 3;
