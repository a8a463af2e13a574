}}} ) struct struct {
struct Good { 1: string a }
/* never ends
