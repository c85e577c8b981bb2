"""From notebooks to a published edition: plan, execute, render, publish whole.

A **plan** lists the briefings of an edition. **Workers** forked from a warm server execute their notebooks, each in a
process of its own; what they make is a document. Further workers draw and audit the files. The **store** keeps every
document and file under the digest of what it was made from, and an **edition** is a folder of such files, switched to
in one step. A **crew** is whoever does the work: a pool of this machine, or a Dask cluster.

This module stays empty: papermill imports `helpers.batch.engine` whenever it starts, and must not pay for the rest.
"""
