package Complexity;
sub straight { return 1 }
sub branches {
    my ($x, $y) = @_;
    if ($x && $y || $x) {               # +1 +2
        for my $i (1 .. 3) {            # +2
            while ($x) {                # +3
                $x = 0 unless $y;       # +4
            }
        }
    } elsif ($y and $x) {               # +1 +1
        $_++ for @$y;                   # +2
    } else {                            # +1
    }
    foreach (my $i = 0; $i < 3; $i++) { # +1
    }
    my @z = map { $_ ? 1 : 2 } @$y;     # +2
    eval { die } or return;             # +1
    return $x ? $y : 1;                 # +1
}
