"""What a document was understood to say: facts, each with its place, and doubts.

The shapes are the JSON contract of `samspor read` (docs/reference/read-json.md): every key is
always there, unknown is None, lists may be empty. `dataclasses.asdict` of a `Draft`, with dates and
times as text, is the contract.
"""
