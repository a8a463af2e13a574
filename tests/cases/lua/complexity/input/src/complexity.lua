local function straight() return 1 end
local function branches(x, y)
  if x and y or x then            -- +1 +2
    for i = 1, 3 do               -- +2
      while x do                  -- +3
        repeat x = nil until y    -- +4
      end
    end
  elseif y then                   -- +1
    for _, v in ipairs(y) do      -- +2
    end
  else                            -- +1
  end
  return x and y                  -- +1
end
if straight() then
  function conditional() end
end
