// What the verbs take and give, for clients that import nothing else.

@_exported import Archive
@_exported import Consistency
@_exported import ElectionFiles
@_exported import Elections
@_exported import Estimation
@_exported import Feeds
@_exported import Ground
@_exported import Reconciliation
@_exported import Statistics
