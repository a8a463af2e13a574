<?php
use PHPUnit\Framework\TestCase;
use PHPUnit\Framework\Attributes\Test;

class UserTest extends TestCase
{
    protected function setUp(): void {}
    public function testName(): void { $this->assertSame('a', (new User)->name()); }
    /** @test */
    public function it_has_a_key(): void {}
    #[Test]
    public function attributed(): void {}
    private function helper() {}
}

class NotATestCaseHelper { public function testify() {} }
