<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>Window</name>
        <message>
            <source>! to do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Get it ready …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Profile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Virtual camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; RECORDING</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; the picture is frozen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All defaults</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All filters are off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All filters off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All is well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>And {rest} older.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Animals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By name or by tag; Escape empties the field.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel ({seconds})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Captions and frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Category</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose: {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Commands for {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the commands for {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Default key for {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Demo clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dismiss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dismiss the message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Effects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter puts one on or takes it off, {key} makes it a favourite.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every setting here has its usual value.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everywhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FaceKeys settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Favourite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Favourite filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Favourite filters while held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Favourites</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters ON: {worn}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters and output are kept as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters and output for an occasion, to switch in one go</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters that are on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Findings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frames a second, lateness, and faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frames: {captured} captured, {skipped} skipped, {dropped} dropped; {sent} sent, {repeated} repeated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Freeze</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Freeze the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From capture to virtual camera: median {median} ms, p95 {p95} ms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get FaceKeys Cam ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Glasses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hats</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In a terminal, `facekeys doctor --fix --sudo` runs most lines.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the order in which they are drawn. Enter takes one off, Ctrl+Left and Ctrl+Right move it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Jewellery and make-up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep FaceKeys running in the tray?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep running</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key for {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys …: choose which key does what</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lateness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the picture stand still, also for others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirror</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirror my preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Moustaches and beards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the profile, such as work or play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next filter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No filter is found by “{words}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No filter is on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No key for {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not taken: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was sent to a virtual camera yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a video or picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a video or picture …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Others see you as FaceKeys Cam</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Others see you as FaceKeys Cam (Alt+V)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Party</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Photo taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture without filters while held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous filter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Privacy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processor: {used} of {budget} cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Profile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit FaceKeys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record what others see, without sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recorded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore defaults</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save profile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See yourself as in a mirror; others never do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings …: all that can be changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show FaceKeys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show all that is said</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show filters of one kind only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Some keys stand twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start or stop recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>State of the virtual camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Statistics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Statistics: where the time of each frame goes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take a photo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take a photo, as others see you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take all filters off at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The doctor looks at this computer …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keys here are suggestions: when you save, your desktop asks which to use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last one: {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report is in the clipboard: versions, the doctor's findings and statistics; no pictures, and no name of yours. Paste it where you tell of the fault.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Then the virtual camera and the keys go on working without this window. You can quit FaceKeys from its icon in the tray.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These keys work while the FaceKeys window has the focus.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Videos and pictures (*.mp4 *.mkv *.mov *.webm *.avi *.gif *.png *.jpg *.jpeg *.webp);;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for the camera …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What FaceKeys films with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What FaceKeys films with (Alt+C)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What keeps FaceKeys Cam from calls, and what to do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What keeps FaceKeys Cam from calls, and what to do (Alt+G)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>While it is held, you see the picture without filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can't be opened: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>detect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>favourite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>full effort</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>grey</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>infer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>key {key}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>median ms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>more</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>more: {n} frames</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>nobody is watching</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on as “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>overlay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>p95 ms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>paint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>smooth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>somebody is watching</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>starting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step {level} of {levels} down: looks for faces every {interval} s, shows {shown} and filters {filtered} frames a second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>track</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>up to {edge} ms: {n} frames</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{fps} fps · {late} ms · {faces}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} is also the key for “{title}” everywhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} is also the key for “{title}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} would be taken from all other programs: add Ctrl or Alt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} (key {key})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} (not plugged in)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} (not there)</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>{n} apps</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} faces</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} things need you.</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>● FaceKeys is recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>✓ fine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>✕ broken</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>A corner of the picture tells others that it is filtered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As for photos; the date and time are those of the beginning, and so are the filters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Favourites</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters that are on at the start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frames a second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From one of these photos to the next.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its pictures a second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirror my preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of all texts, from the next start of FaceKeys. system is what your desktop has, if there is a translation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of all windows. system is what your desktop has, also its high contrast.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On average, at most. To that end fewer frames are processed, down to 15 a second. A recording comes on top of it. The option --cpu wins over it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Photos at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processor cores to use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recordings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seconds between them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show statistics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size of its pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Small mark while filters are on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So long after the button or the key is pressed the photo is taken; you see the seconds in your preview. To press again takes none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So many are processed, at most. The option --max-fps wins over it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So many are taken one after the other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The filters you like best, in your order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The nearest that the webcam has; auto is 1280x720. Others always get 1280x720.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The nearest that the webcam has; auto is 30. Not more are processed than the processor's setting allows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the best virtual camera there is (auto), a device such as /dev/video10, PipeWire, a preview by HTTP for programs on this computer, or nowhere (none). The option --output wins over it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Virtual camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When the window is closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where photos go; if empty, to FaceKeys in your folder of pictures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where recordings go; if empty, to FaceKeys in your folder of videos. They have no sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the picture goes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the time of each frame goes, below the camera.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether FaceKeys goes on behind its icon in the tray.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With none of them FaceKeys starts bare.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You see yourself as in a mirror. Others never do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>auto</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>high-contrast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>jpg</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>jpg is small; png keeps every pixel as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>png</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{date}, {time} and {filters} are filled in. A number follows where there is such a file already.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Filters</name>
        <message>
            <source>Fedora</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Moustache</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Party hat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Round glasses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sunglasses</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message>
            <source>"{0}" means more than one webcam.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A blacklist in modprobe.d keeps v4l2loopback from being loaded at the start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A key waits for you to confirm it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A line in modprobe.d forbids to load v4l2loopback.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A line in {0} forbids to load v4l2loopback.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A loopback device is there, but none is called FaceKeys Cam.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A model is a .toml file, as facekeys train writes it, with its .tflite beside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A profile needs a name of 1 to 40 readable characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A program still shows what somebody else sent, at another size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A program that sent to it ended without freeing it (v4l2loopback up to 0.12).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A snap sees only the devices that it is connected to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow yourself to use video devices, then log out and in again:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program holds {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program sends to the camera: a second FaceKeys, or OBS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program, or Windows, holds {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bind keys in the desktop's own keyboard settings, to lines such as `{0}`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change its permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder for photos in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder for recordings in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another one; the log says more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another place with -o, or make the folder writable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose others under “Keys …”, or let the other program go.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Chrome and Zoom don't list {0}: its module was loaded without exclusive_caps=1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close it, or switch its virtual camera off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs that feed it, then switch it on again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs that use it, and check that you may use cameras (`facekeys doctor`).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the program that uses it (a second FaceKeys, OBS), or make it anew:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the programs that use it, then load the module anew:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the programs that use it, then load the module anew; devices with names of their own are kept:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect it, then start the program anew; if that does not help, install it as a .deb or a Flatpak:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Did you mean {0}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End it, then start it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End the call, or let it take another camera for a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FaceKeys can send to {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FaceKeys goes on with them until it ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FaceKeys records already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FaceKeys runs already, but its window can't be shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FaceKeys' own file {0} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FaceKeys' own picture {0} is broken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filters that shall be on are not there: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a video file or a picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a video or a picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a video, a picture, or the word "demo".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the number of one: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hand it the key that signed the module, restart, and confirm it in the blue screen that comes (“Enroll MOK”):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Have it loaded at every start:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install FaceKeys again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install GStreamer's tools and its part for PipeWire; on Debian and Ubuntu:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install OBS Studio (obsproject.com), or, for a camera that is called {0}, Unity Capture (github.com/schellingb/UnityCapture): in its folder Install, as administrator:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install OBS Studio (obsproject.com), whose camera is called OBS Virtual Camera; or Unity Capture (github.com/schellingb/UnityCapture), whose camera takes our name: in its folder Install, as administrator:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install OBS Studio 30 or newer (obsproject.com) into Applications.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install OBS Studio 30 or newer (obsproject.com), start its virtual camera once, allow it in System Settings, stop it and quit OBS. Other programs list it as OBS Virtual Camera.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install OBS Studio 30 or newer (obsproject.com).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install a FaceKeys that fits the model, or the other way round.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install and load the kernel module that makes it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it, then load it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install one; or set media.webrtc.camera.allow-pipewire to false in about:config of Firefox:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the headers, build it, then load it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install them again, or choose others in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install v4l2loopback with your package manager, then load it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install v4l2loopback with your package manager, then:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install xdg-desktop-portal with your package manager.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Is the disk full, or does another program have the file open?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Is the file whole? Try to play it in a video player.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It brings no second Qt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It can't be used: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It finds {0} key-points on a face.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It gives no key-points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is off, so any module may be loaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is on, and lets v4l2loopback in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is on; no key is known to wait for you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is started again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is started again by itself; the log says more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is there as {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It plays at the right speed all the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It runs, with a session manager and a portal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join the group that may use cameras, then log out and in again:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join the group, then log out and in again:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep only the OpenCV without windows of its own:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Known schemes: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let it, then start the program anew:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the group video use it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load it anew:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load the kernel module that makes it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load the module anew, which makes the file:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Log out and in again; a restart does it for certain.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make one in the settings of the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room there, or choose another folder in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the list anew, then load it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>May use cameras: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mend it, or remove its folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mend {0}: it is left as it is ({1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a file in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Neither Unity Capture nor OBS Studio is installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No desktop portal is installed, through which programs ask for cameras.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No photo can be written to {0}: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No photo is taken, for the disk of {0} is nearly full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No recording can be written to {0}: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No virtual camera can be used ({0}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No virtual camera is known for this system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No webcam was found, so you see the demo clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No webcam was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is recorded, for the disk of {0} is nearly full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is recorded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was recorded, for no picture came.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OBS Studio is too old: its camera extension came with version 30.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OBS Studio {0} is too old: its camera extension came with version {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OBS Studio, whose camera FaceKeys sends to, is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only I420 can be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it in an image editor and save it anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Options in modprobe.d say something else than FaceKeys Cam needs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other programs list FaceKeys as “{0}”: no device is called {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other programs list it as {0}, which is OBS's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other programs list it as {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other programs list it as {0}; macOS allows it no other name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PipeWire does not run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PipeWire ended, and the camera with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PipeWire, which such programs ask for cameras, is installed but does not run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plug it in again, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plug it in: it is taken by itself. Or choose another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plug one in, then look with `facekeys cameras`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plug one in. Until then the app shows its demo clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plug one in: it is taken by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Register it anew: in its folder Install, as administrator:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart, and choose “Enroll MOK” in the blue screen that comes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run `facekeys doctor`: it says how to get one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scale it down to at most {0} pixels a side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scale the video to at most {0} pixels a side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Secure Boot is on, and refuses modules signed with a key it does not know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings that can't be used have their usual values:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start FaceKeys again; the log says more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start OBS, press Start Virtual Camera, allow the extension in System Settings (Login Items &amp; Extensions, Camera Extensions), restart if asked, stop the camera and quit OBS. `systemextensionsctl list` then names it as activated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it: facekeys record start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it: systemctl --user start pipewire wireplumber</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the computer anew if the kernel was just updated; else build it for this one, then load it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop it: facekeys record stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Such as "work" or "play".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch off the filter that was added last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch the virtual camera on in FaceKeys, which frees it. For other programs, load the module anew:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it out:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the line out, then load it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take them out, and write the right ones down:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The Flatpak may not use devices.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The Flatpak {0} may not use devices.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The X server does not let FaceKeys ask for keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The camera of OBS Studio was never started, or not allowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The camera of last time is not there, so you see {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The camera {0} can't be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The camera {0} sends no more frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The camera {0} stopped sending frames.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The desktop gave no key for “{0}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The desktop gives FaceKeys the keys that you allow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The desktop refused the keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The desktop took the keys back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The desktop's dialog for keys was dismissed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The device file does not let its group write.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full: choose another place with -o.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The face cascade {0} is missing or broken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file as it was is kept as {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The filter {0} is broken:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The filters fail on this picture, so it goes out without them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kernel has the device, but its file in /dev is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kernel has {0}, but /dev/video{1} is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kernel module v4l2loopback, which makes the camera, is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The log says more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model beside {0} can't be loaded: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model beside {0} gives {1} numbers for each crop, and not the {2} of its points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model beside {0} wants other pictures than 96x96 grey crops.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model file {0} can't be read: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model file {0} is broken: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model file {0} is no TOML.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model file {0} is of another kind than this FaceKeys runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model file {0} names key-points that FaceKeys does not know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model {0} is damaged: its SHA-256 is not the one noted for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model {0} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The module was loaded without exclusive_caps=1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The module's file is there, but the list that modprobe reads lacks it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The photos before this one are still being written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pictures of {0} are too large.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The preview can't be served ({0}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The preview is closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The preview's picture can't be packed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording could not be renamed: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording ended because of a fault in FaceKeys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording ended, for its folder {0} is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording ended, for the disk of {0} is nearly full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording ended: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording lacks {0} pictures, for the computer could not keep up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The session bus is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings are those of a newer FaceKeys (version {0}; this one reads {1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings can't be kept: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings can't be read: {0}: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The snap {0} is not connected to cameras.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The video can't be written: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The virtual camera stays off until you switch it on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The virtual camera stopped because of a fault in FaceKeys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The window can be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {0} stopped because of a fault in FaceKeys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are: {0}, and /dev/videoN.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no file {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no filter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no output {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no picture to take a photo of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no profile {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no session bus to ask the desktop for keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no setting {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no virtual camera on this system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no webcam "{0}".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This desktop has no portal for keys in all windows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is not Windows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This source can't be read because of a fault in FaceKeys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This system lets no program have keys in other windows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unity Capture is registered as “{0}”, not as {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unity Capture is registered under another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update macOS to 13 or newer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Viola-Jones looks for faces.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait a moment, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until the camera sends one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Was a disk unplugged? Choose another folder in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Windows gives FaceKeys these keys alone; it sees no others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>WirePlumber, which tells PipeWire of the cameras, does not run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write its options down:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>X11 gives FaceKeys these keys alone; it sees no others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are in the group, but logged in before you were.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You may not use video devices: you are not in their group.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You may not use {0}: you are not in the group {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>`facekeys settings get` lists them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>anchor: all lie on one spot of the artwork</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>anchor: fit = "affine" needs three that are not in one line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>another program feeds it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>another program holds it at {0}x{1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at every start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cameras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can't be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cascade</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>display</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gives {0} to {1} and to {2}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a brace without its other half</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {0} bits a channel, at most 8 will do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a damaged PNG picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is larger than {0} bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is nested too deeply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no key of this format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not UTF-8 text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a PNG picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a plain file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not of the form that is wanted here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not the name of a key-point</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not valid TOML: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is {0}x{1} pixels, at most {2}x{3} will do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is not of v4l2loopback</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lies outside the pack</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>macOS gives no program keys of other windows unless you allow it: switch on FaceKeys, or the terminal it runs in, under System Settings → Privacy &amp; Security → Accessibility, then start FaceKeys again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>macOS is too old: camera extensions came with macOS 13.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>macOS lets FaceKeys see all keys; it heeds these, and keeps none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>may have {0} in braces, and nothing else</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be 1 to 40 of a-z, 0-9 and -</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a finite number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole path, or begin with ~</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at least {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one line of readable text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the id of a filter: 1 to 40 of a-z, 0-9 and -</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the name of a file in the pack, such as "hat.png"</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the name of a key-point, or a table of weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the name of the pack's folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the path of a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be true or false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have 1 to {0} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at most {0} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have no more than {0} entries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have none of {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have {0} or more entries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must not begin or end with a dot or a space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names a home folder that is not there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>opencv</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>pipewire</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>programs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>pynput, which hears keys on macOS, is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>secure boot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback can't be built for the running kernel {0}: its headers are missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback can't be built for the running kernel: its headers are missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback is installed for another kernel than the running one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback is installed, but not loaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback is loaded at every start, but without its options.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback is loaded, but without a device.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback is loaded, with the options it needs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback is not built for the running kernel {0}{1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>v4l2loopback is not loaded when the computer starts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>virtual camera</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weights must sum to 1, these sum to {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} ({1}) is not a virtual camera, so nothing is sent to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} Nor can PipeWire be used: {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} What was recorded until then: {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can be worn: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can keep the window from opening.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be read as a video or a picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be started: {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be used everywhere on macOS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be written as {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be written: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} does not let the group {1} write.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} hangs, so {1} stands still.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} holds no video.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} holds {1} at {2}; FaceKeys sends {3}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is a folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is broken: its picture can't be decoded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is no file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is no key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is no plain file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is not on this keyboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is number {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is on the same key as another action.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is too large.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} keeps v4l2loopback from being loaded at the start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} may not be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} may not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} says something else than FaceKeys Cam needs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} sends to {1}, or shows what another program sends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} takes no pictures any more ({1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} takes no pictures.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
