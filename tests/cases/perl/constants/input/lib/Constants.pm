package Constants;
use constant PI => 3.14;
use constant DEBUG => 0;
use constant {
    RED   => 1,
    GREEN => [1, 2],  # two
    _OWN  => sub { 3 },
};
use constant WEEKDAYS => qw(Mon Tue);
use constant 'QUOTED', 1;
sub area { return PI * $_[0] if DEBUG }
