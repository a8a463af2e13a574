using Store
const limit = 3
struct Item
    size::Store.Size
end
function run(items::Vector{Item}, by)
    total = sum(price, items)
    Store.save(Item(total), limit)
    by(1)
    price.(items)
    items.field
    Store.Config.level
    @info "done" total
    x::Item = first(items)
    Array{Item}(undef, 1) ⊕ 1
end
price(item) = item.size
a ⊕ b = a
