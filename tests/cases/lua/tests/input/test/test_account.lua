local TestAccount = {}
function TestAccount:testBalance() end
function test_free() end
function helper() end
return TestAccount
