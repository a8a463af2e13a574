<?php
function straight() { return 1; }

function branches($x, $y) {
    if ($x) {                       // +1
        foreach ($y as $z) {        // +2
            while ($z && $x) {      // +3 +1
                $z--;
            }
        }
    } elseif ($y) {                 // +1
    } else if ($x || $y and $x) {   // +1 +2
    } else {                        // +1
    }
    switch ($x) {                   // +1
        case 1: case 2: break;
        default:
    }
    $m = match (true) { $x > 1 => 1, default => 2 };  // +1
    try { $x ??= 1; } catch (E $e) { }                // +1
    return $x ? $y : ($y ?? 1);                       // +1 +1
}

function recurse($list) {
    return array_map(function ($item) { if ($item) { return 1; } return 2; }, $list);
}

function numbers() { for ($i = 0; $i < 3; $i++) { do { yield $i; } while ($i > 5); } }
