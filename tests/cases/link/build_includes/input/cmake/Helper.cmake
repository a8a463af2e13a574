function(helper name)
endfunction()
