BeforeAll { . $PSCommandPath.Replace('.Tests.ps1', '.ps1') }
Describe 'Read-Thing' {
  Context "with a path" -Tag 'slow' {
    It 'reads { braces }' -TestCases @(@{ a = 1 }) {
      Read-Thing | Should -Be 1
    }
    It "fails" { { Read-Thing } | Should -Throw }
  }
}
