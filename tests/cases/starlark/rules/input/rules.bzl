"""Rules of the shop."""

load("//tools:paths.bzl", "join")

ShopInfo = provider(
    doc = "What a shop rule gives.",
    fields = {"out": "the file"},
)

def _impl(ctx):
    """Makes the file."""
    out = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(out, join(ctx.attr.words))
    return [ShopInfo(out = out)]

my_rule = rule(
    implementation = _impl,
    attrs = {
        "words": attr.string_list(mandatory = True),
    },
)

def my_macro(name, **kwargs):
    my_rule(name = name, **kwargs)
