fn one() {}

fn branches(x: Option<i32>, items: &[i32]) -> i32 {
    if let Some(y) = x {
        if y > 1 && y < 5 || y == 9 {
            return 1;
        }
    } else if items.is_empty() {
        return 2;
    } else {
        return 3;
    }
    let Some(z) = x else { return 4 };
    match z {
        0 => 1,
        1 | 2 => 2,
        n if n > 7 => 3,
        _ => 4,
    };
    for i in items {
        while z > *i {
            loop {
                break;
            }
        }
    }
    items.iter().map(|i| if *i > 0 { 1 } else { 0 }).sum()
}
