"""From notebooks to a published edition: plan, execute, render, publish whole.

A **plan** lists the briefings of an edition. **Workers** forked from a warm server execute their notebooks, each in a
process of its own; what comes back is a document. The parent renders it, the **store** keeps every document and file
under the digest of what it was made from, and an **edition** is a folder of such files, switched to in one step.

This module stays empty: papermill imports `helpers.batch.engine` whenever it starts, and must not pay for the rest.
"""
