"""The operations of information theory, of distributions and of tables, in nats."""

from verify.operations.operation import Operation, unknown

_OF_ONE = (
    ("entropy", "entropy(p)"),
    ("cross_entropy", "cross_entropy(p, q)"),
    ("kl_divergence", "kl_divergence(p, q)"),
    ("js_divergence", "js_divergence(p, q)"),
    ("renyi_entropy", "renyi_entropy(p, order)"),
    ("renyi_divergence", "renyi_divergence(p, q, order)"),
    ("joint_entropy", "joint_entropy(table)"),
    ("conditional_entropy", "conditional_entropy(table): the columns, given the row"),
    ("mutual_information", "mutual_information(table)"),
    ("entropy_from_counts", "entropy_from_counts(counts, method)"),
    ("mutual_information_from_counts", "mutual_information_from_counts(table, method)"),
    ("knn_entropy", "knn_entropy(x, neighbors)"),
    ("knn_mutual_information", "knn_mutual_information(x, y, neighbors)"),
)

OPERATIONS = tuple(Operation(name, signature, unknown) for name, signature in _OF_ONE)
