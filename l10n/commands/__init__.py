"""The commands of `l10n`, one module each, which holds one click command or
group: `merge_driver.py` holds `merge_driver_command`, shown as `merge-driver`.

Modules import only click and light parts of the package at the top; what is heavy is imported
inside the function, so that `l10n --help` stays quick.
"""
