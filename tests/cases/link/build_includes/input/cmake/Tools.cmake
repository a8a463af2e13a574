helper(x)
