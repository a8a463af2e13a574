#!/usr/bin/env perl
# Asks PPI (Debian: libppi-perl) what the Perl files below ROOT define: one JSON object per line for each definition.
#   perl perl_truth.pl ROOT
# Packages, subroutines, closures bound to names, `our` variables, constants, the fields of `has`, subtests.
use strict;
use warnings;
use File::Find;
use JSON::PP;
use PPI;

my ($root) = @ARGV;
$root =~ s{/$}{};
my $json = JSON::PP->new->canonical->latin1;
my @files;
find({no_chdir => 1, wanted => sub { push @files, $_ if -f && !-l && /\.(?:pm|pl|t|PL)$/ }}, $root);

for my $file (sort @files) {
    my $path = substr $file, length($root) + 1;
    my $document = PPI::Document->new($file, readonly => 1);
    if (!$document) {    # no truth for what PPI cannot read
        print $json->encode({t => 'error', path => $path}), "\n";
        next;
    }
    $document->index_locations;
    my $add = sub {
        my ($name, $line, $kind) = @_;
        print $json->encode({name => $name, path => $path, line => $line, kind => $kind}), "\n";
    };
    my $found = $document->find('PPI::Statement') || [];
    statement($_, $add) for @$found;
}

sub statement {
    my ($statement, $add) = @_;
    my @parts = $statement->schildren;
    return unless @parts;
    if ($statement->isa('PPI::Statement::Package')) {
        my $name = $parts[1] or return;
        $add->($name->content, $name->line_number, 'package');
    }
    elsif ($statement->isa('PPI::Statement::Scheduled')) { }
    elsif ($statement->isa('PPI::Statement::Sub')) {
        my ($name) = grep { $_->isa('PPI::Token::Word') && !/^(?:sub|my|our|state)$/ } @parts;
        return unless $name;
        (my $last = $name->content) =~ s/.*:://;
        $add->($last, $name->line_number, 'subroutine');
    }
    elsif ($statement->isa('PPI::Statement::Include')) {
        constants($statement, $add) if ($statement->module // '') eq 'constant' && $statement->type eq 'use';
        if (($statement->module // '') eq 'vars' && $statement->type eq 'use') {
            $add->(@$_, 'variable') for map { words($_) } @parts[2 .. $#parts];
        }
    }
    else {
        plain($statement, $add, @parts);
    }
}

sub plain {
    my ($statement, $add, @parts) = @_;
    if ($statement->isa('PPI::Statement::Variable') && $statement->type eq 'our') {
        for my $symbol (symbols($parts[1])) {
            $add->($symbol->content, $symbol->line_number, 'variable');
        }
    }
    # my $add = sub { ... }
    if ($statement->isa('PPI::Statement::Variable') && $statement->type =~ /^(?:my|state)$/ && @parts > 3
        && $parts[1]->isa('PPI::Token::Symbol') && $parts[2]->content eq '=' && $parts[3]->content eq 'sub') {
        $add->($parts[1]->content, $parts[1]->line_number, 'function');
    }
    my $first = $parts[0];
    if ($first->isa('PPI::Token::Word') && $first->content eq 'has' && @parts > 1 && !inside_sub($statement)) {
        my $target = $parts[1];
        # has('name' => ...): in parentheses
        if ($target->isa('PPI::Structure::List')) {
            my ($expression) = $target->schildren;
            ($target) = $expression ? $expression->isa('PPI::Statement') ? $expression->schildren : $expression : ();
            return unless $target;
        }
        for my $word (words($target)) {
            my ($name, $line) = @$word;
            $name =~ s/^\+//;
            $add->($name, $line, 'field') if length $name && $name ne 'undef';
        }
    }
    if ($first->isa('PPI::Token::Word') && $first->content eq 'subtest' && @parts > 1) {
        my @rest = @parts[1 .. $#parts];
        if ($rest[0]->isa('PPI::Structure::List')) {    # subtest('name', sub { ... })
            my ($expression) = $rest[0]->schildren;
            @rest = $expression ? $expression->schildren : ();
        }
        return if @rest < 3;
        my ($word) = words($rest[0]);
        $add->(@$word, 'test')
            if $word && $rest[1]->content =~ /^(?:=>|,)$/ && $rest[2]->isa('PPI::Token::Word') && $rest[2]->content eq 'sub';
    }
    # async sub name { ... }, which PPI does not know
    if ($first->isa('PPI::Token::Word') && $first->content eq 'async' && @parts > 2 && $parts[1]->content eq 'sub'
        && $parts[2]->isa('PPI::Token::Word')) {
        $add->($parts[2]->content, $parts[2]->line_number, 'subroutine');
    }
    # *name = sub { ... }
    if ($first->isa('PPI::Token::Symbol') && $first->content =~ /^\*(\w+(?:::\w+)*)$/ && @parts > 2
        && $parts[1]->content eq '=' && $parts[2]->content eq 'sub') {
        (my $last = substr $first->content, 1) =~ s/.*:://;
        $add->($last, $first->line_number, 'subroutine');
    }
}

sub inside_sub {
    my ($element) = @_;
    while ($element = $element->parent) {
        return 1 if $element->isa('PPI::Statement::Sub') && !$element->isa('PPI::Statement::Scheduled');
        # the block of an anonymous sub that is bound to a name counts as one
        if ($element->isa('PPI::Structure::Block')) {
            my $before = $element->sprevious_sibling;
            $before = $before->sprevious_sibling if $before && $before->isa('PPI::Structure::List');
            return 1 if $before && $before->content eq 'sub';
        }
    }
    return 0;
}

# The variables declared: $x, or those in ($x, @y).
sub symbols {
    my ($element) = @_;
    return () unless $element;
    return $element if $element->isa('PPI::Token::Symbol');
    return () unless $element->isa('PPI::Structure::List');
    return @{$element->find('PPI::Token::Symbol') || []};
}

# [word, line] of every word that a token or a list spells.
sub words {
    my ($element) = @_;
    return () unless $element;
    if ($element->isa('PPI::Token::QuoteLike::Words')) {
        my $line = $element->line_number;
        my @found;
        my $text = $element->content;
        $text =~ s/^(qw\s*.)//s;
        $line += () = $1 =~ /\n/g;
        chop $text;
        while ($text =~ /(\n)|(\S+)/g) {
            if   ($1) { $line++ }
            else      { push @found, [$2, $line] }
        }
        return @found;
    }
    return [$element->content, $element->line_number] if $element->isa('PPI::Token::Word');
    if ($element->isa('PPI::Token::Quote')) {
        my $text = $element->string;
        return () if $element->isa('PPI::Token::Quote::Double') && $element->interpolations;
        return length $text ? [$text, $element->line_number] : ();
    }
    return map { words($_) } $element->schildren if $element->isa('PPI::Structure') || $element->isa('PPI::Statement');
    return ();
}

# use constant A => 1;   use constant { A => 1, B => 2 };
sub constants {
    my ($statement, $add) = @_;
    my @parts = $statement->schildren;
    splice @parts, 0, 2;
    shift @parts while @parts && $parts[0]->isa('PPI::Token::Number');
    return unless @parts;
    if (!$parts[0]->isa('PPI::Structure')) {
        my ($word) = words($parts[0]);
        $add->(@$word, 'constant') if $word;
        return;
    }
    return if $parts[0]->isa('PPI::Structure::List');
    for my $expression ($parts[0]->schildren) {
        my @tokens = $expression->isa('PPI::Statement') ? $expression->schildren : ($expression);
        for my $i (0 .. $#tokens - 1) {
            next unless $tokens[$i + 1]->content eq '=>' && ($i == 0 || $tokens[$i - 1]->content eq ',');
            my ($word) = words($tokens[$i]);
            $add->(@$word, 'constant') if $word;
        }
    }
}
