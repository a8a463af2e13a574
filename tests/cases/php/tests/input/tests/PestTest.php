<?php
it('adds numbers', function () {
    expect(add(1, 2))->toBe(3);
})->with([1]);
test("subtracts", fn () => expect(sub(2, 1))->toBe(1));
it('has no body');
