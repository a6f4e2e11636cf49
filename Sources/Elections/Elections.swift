// Elections
