<?php

/**
 * Tools for text.
 *
 * @package Text
 */

/**
 * Cuts a text into parts.
 *
 * Longer words about it.
 *
 * @template T of object
 * @param array<int, string> $texts  The texts,
 *                                   more than one.
 * @param callable(int, string): bool $keep Decides.
 * @param int | string &$count How many.
 * @param string ...$more
 * @param bool $gone Not a parameter any more.
 * @return array{first: string, rest: list<string>}|null The parts.
 * @throws \InvalidArgumentException When there is none.
 * @throws Text\Failure
 * @psalm-return array<string>
 * @deprecated since 2.0
 */
#[Pure]
function cut(array $texts, callable $keep, &$count, ...$more) { throw new \InvalidArgumentException('none'); }

// One line
// and another.
function plain() {}

/* A block. */
function block() {}

# A hash.
const HASH = 1;

/** Far away: a blank line parts it. */

function bare() {}
