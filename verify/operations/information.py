"""The operations of information theory, of distributions and of tables, in nats."""

from verify.operations.operation import Operation, unknown

_OF_ONE = (
    ("entropy", "entropy(p)"),
    ("cross_entropy", "cross_entropy(p, q)"),
    ("kl_divergence", "kl_divergence(p, q)"),
    ("js_divergence", "js_divergence(p, q)"),
    ("renyi_entropy", "renyi_entropy(p, order)"),
    ("conditional_entropy", "conditional_entropy(table): the columns, given the row"),
    ("mutual_information", "mutual_information(table)"),
)

OPERATIONS = tuple(Operation(name, signature, unknown) for name, signature in _OF_ONE)
