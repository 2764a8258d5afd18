; The installer for Windows: for one person, without an administrator, in Danish and English.
; installer/package/windows_installer.py compiles it and gives it, by -D:
;   VERSION     the program's version          FILES     what it holds (payload_list.py)
;   VERSION_4   the same as four numbers       OUTPUT    the installer to write
;   ICON        kkdesk.ico                     STUB      which of NSIS's starters to use,
;                                                        if not its usual one
;
; kkdesk-setup.exe /S [/LANG=da|en] [/NOASSOC] [/D=C:\folder]   (/D last, without quotes)
; Exit codes: 0 done, 1 cancelled, 2 failed, 5 kkdesk is running, 6 this Windows is too old.

Unicode true
!ifdef STUB
  Target ${STUB}
!endif
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; MB: wide enough to see that both program files hold the same
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
CRCCheck on
BrandingText " "

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "${FILES}"

!define NAME "kkdesk"
!define PROGRAM "${NAME}.exe"
!define KIND "kkdesk.database"
!define CLASSES "Software\Classes"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define APP_PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}"
!define OWN_KEY "Software\${NAME}"

Name "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OWN_KEY}" "Folder"
Icon "${ICON}"
UninstallIcon "${ICON}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(Keeps)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Danish" ; the first is what a Windows in any other language gets
!insertmacro MUI_LANGUAGE "English"

LangString Running ${LANG_DANISH} "kkdesk er åbent. Luk programmet, og prøv igen. Intet er ændret endnu."
LangString Running ${LANG_ENGLISH} "kkdesk is open. Close the program and try again. Nothing has been changed yet."
LangString TooOld ${LANG_DANISH} "kkdesk kræver Windows 10 eller nyere, i 64 bit."
LangString TooOld ${LANG_ENGLISH} "kkdesk needs Windows 10 or newer, in 64 bits."
LangString Keeps ${LANG_DANISH} "Programmet fjernes. Dine databaser, indstillinger og dokumenter bliver liggende."
LangString Keeps ${LANG_ENGLISH} "The program is removed. Your databases, settings and documents stay where they are."
LangString Database ${LANG_DANISH} "kkdesk-database"
LangString Database ${LANG_ENGLISH} "kkdesk database"
LangString About ${LANG_DANISH} "Sags- og indsatsstyring for tovholderen af en kommunal politik"
LangString About ${LANG_ENGLISH} "Case and initiative tracker for the coordinator of a municipal policy"

VIProductVersion "${VERSION_4}"
!macro VERSION_RESOURCE LANGUAGE ABOUT
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${ABOUT}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "GPL-3.0-or-later"
!macroend
!insertmacro VERSION_RESOURCE ${LANG_DANISH} "Installation af kkdesk"
!insertmacro VERSION_RESOURCE ${LANG_ENGLISH} "kkdesk setup"

; Stops with an exit code, after saying why to whoever may be looking.
!macro STOP TEXT CODE
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A program that runs cannot be written to; it must be closed before anything is touched.
!macro WAIT_UNTIL_CLOSED
  ${DoWhile} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${Loop}
!macroend

Function .onInit
  SetShellVarContext current
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/LANG=" $R1
  ${If} $R1 == "da"
    StrCpy $LANGUAGE ${LANG_DANISH}
  ${ElseIf} $R1 == "en"
    StrCpy $LANGUAGE ${LANG_ENGLISH}
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    !insertmacro STOP "$(TooOld)" 6
  ${EndIf}
FunctionEnd

Section "-${NAME}"
  !insertmacro WAIT_UNTIL_CLOSED
  ; An older version is taken away by its own uninstaller, which knows what it had brought.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ClearErrors
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR' $0
    ${If} ${Errors}
    ${OrIf} $0 <> 0
      SetErrorLevel 2
      Abort
    ${EndIf}
  ${EndIf}

  ClearErrors
  !insertmacro INSTALL_FILES
  ${If} ${Errors}
    SetErrorLevel 2
    Abort
  ${EndIf}
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "$(About)"

  WriteRegStr HKCU "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegDWORD HKCU "${OWN_KEY}" "Language" $LANGUAGE
  WriteRegStr HKCU "${APP_PATH_KEY}" "" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${PAYLOAD_KIB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1

  ClearErrors
  ${GetOptions} $R0 "/NOASSOC" $R1
  ${If} ${Errors}
    Call Associate
  ${EndIf}
SectionEnd

; .kkdesk opens here. A laptop copy is called kkdesk.sqlite: for .sqlite we are one of the choices.
Function Associate
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(Database)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "--database=%1"'
  WriteRegStr HKCU "${CLASSES}\.kkdesk" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.kkdesk\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\.sqlite\OpenWithProgids" "${KIND}" ""
  ${RefreshShellIcons}
FunctionEnd

Function un.onInit
  SetShellVarContext current
  ReadRegDWORD $0 HKCU "${OWN_KEY}" "Language"
  ${If} $0 <> 0
    StrCpy $LANGUAGE $0
  ${EndIf}
FunctionEnd

; Takes away what the installer brought, file by file: whatever else lies there is the person's.
Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED
  !insertmacro REMOVE_FILES
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${APP_PATH_KEY}"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegValue HKCU "${CLASSES}\.kkdesk\OpenWithProgids" "${KIND}"
  DeleteRegValue HKCU "${CLASSES}\.sqlite\OpenWithProgids" "${KIND}"
  ReadRegStr $0 HKCU "${CLASSES}\.kkdesk" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "${CLASSES}\.kkdesk" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.kkdesk\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.kkdesk"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.sqlite\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.sqlite"
  ${un.RefreshShellIcons}

  ClearErrors
  ${un.GetParameters} $R0
  ${un.GetOptions} $R0 "/UPGRADE" $R1
  ${If} ${Errors}
    DeleteRegKey HKCU "${OWN_KEY}"
  ${EndIf}
SectionEnd
