"""From a published edition to those who are meant to read it: sign-off, distribution list, outbox, channels.

A **revision** is released by a named person (`signoff`), who receives what stands in **recipients.toml**
(`recipients`), what is due follows from both and from what was sent before (`planning`), every delivery is a row of the
**outbox** before and after (`outbox`), and a **channel** hands it over (`mail`, `folder`).
"""
