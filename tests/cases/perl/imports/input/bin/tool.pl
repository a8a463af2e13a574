#!/usr/bin/env perl
use 5.010;
use strict;
use List::Util qw(sum max);
use POSIX ();
use Foo::Bar 1.2 'baz', "qux";
no warnings 'once';
use lib 'lib';
require Late::Module;
require "file.pl";
require $computed;
eval { require Optional; 1 } or warn;
do 'config.pl';
sub late { require In::Sub; }
my $home = $ENV{HOME} || $ENV{'USERPROFILE'};
$ENV{WRITTEN} = 1;
local $ENV{LOCAL} = 2;
print sum(1, 2), Foo::Bar::full(max(3));
